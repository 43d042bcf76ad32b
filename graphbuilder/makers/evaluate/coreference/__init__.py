"""Who is who against gold: B³ and CEAF over entities, with gold spans and with our own mentions."""

from graphbuilder.makers.evaluate.coreference.chains import Chains, read_chains, score_chains
from graphbuilder.makers.evaluate.coreference.measures import bcubed, ceaf, clusters
from graphbuilder.makers.evaluate.coreference.objects import score_objects

__all__ = ["Chains", "bcubed", "ceaf", "clusters", "read_chains", "score_chains", "score_objects"]
