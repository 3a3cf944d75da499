package org.freshet.planted.partstream.util;

/** A planted violation. */
public class Anything {}
