"""What only those who make graphbuilder need: training, measuring, fitting, compiling. No stage imports this."""
