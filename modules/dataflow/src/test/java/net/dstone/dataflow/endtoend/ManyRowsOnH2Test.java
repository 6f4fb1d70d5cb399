package net.dstone.dataflow.endtoend;

class ManyRowsOnH2Test extends ManyRowsContract {}
