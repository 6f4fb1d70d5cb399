package net.dstone.dataflow.stream;

class StreamApiH2Test extends StreamApiContract {}
