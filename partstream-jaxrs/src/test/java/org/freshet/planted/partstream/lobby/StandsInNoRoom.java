package org.freshet.planted.partstream.lobby;

/** A planted violation. */
public class StandsInNoRoom {}
