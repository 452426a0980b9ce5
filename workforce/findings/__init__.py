"""The sentence above a chart: what it shows, in words, computed from the same frame.

Localised frames in, a sentence out. Nothing is summed here; a share or a count that a sentence needs is
in the view. Each chart also has an ``…_alt`` text that states the values for those who cannot see it.
"""
