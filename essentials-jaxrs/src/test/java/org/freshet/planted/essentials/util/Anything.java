package org.freshet.planted.essentials.util;

/** A planted violation. */
public class Anything {}
