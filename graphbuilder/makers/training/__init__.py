"""Training of the joint model, from treebanks to a folder that `graphbuilder.parse.load` loads; see docs/models.md."""
