"""The guidebook: questions are answered from it, or taken to coordinators whose replies become part of it."""
