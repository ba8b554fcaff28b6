"""The fictional clients and what is needed to write them: a catalogue, a model, writers and the golden figures."""
