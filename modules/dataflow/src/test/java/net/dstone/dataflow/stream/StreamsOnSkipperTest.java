package net.dstone.dataflow.stream;

class StreamsOnSkipperTest extends StreamsOnSkipperContract {}
