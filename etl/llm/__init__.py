"""The optional model: reads articles beside the rules. Off unless named; no word of the model is believed unseen."""
