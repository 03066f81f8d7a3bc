"""Every chart and table of every page, as it can be taken along: what it holds, from the words of an address."""
