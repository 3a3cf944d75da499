package org.freshet.planted.isr.lobby;

/** Planted: in a package that is not on the ladder. */
class StandsInNoRoom {}
