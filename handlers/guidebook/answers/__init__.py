"""Answers: a question is answered where it was asked, opened, shared, and thought helpful or not."""
