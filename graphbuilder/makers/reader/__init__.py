"""Making the reader: annotated sentences in, the weights of a branch and its pair network out."""
