"""A document to its style: the conventions a list follows, learnt from its entries."""
