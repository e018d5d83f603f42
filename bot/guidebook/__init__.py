"""The guidebook: documents are read into passages, passages are found, questions are answered from them."""
