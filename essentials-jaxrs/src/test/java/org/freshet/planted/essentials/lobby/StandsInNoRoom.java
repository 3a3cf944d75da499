package org.freshet.planted.essentials.lobby;

/** A planted violation. */
public class StandsInNoRoom {}
