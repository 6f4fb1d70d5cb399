package net.dstone.dataflow.app;

class AppApiH2Test extends AppApiContract {}
