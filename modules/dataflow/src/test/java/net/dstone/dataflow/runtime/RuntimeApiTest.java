package net.dstone.dataflow.runtime;

class RuntimeApiTest extends RuntimeApiContract {}
