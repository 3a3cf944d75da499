package org.freshet.isr.store;

/** A field line of a stored response. */
public record Header(String name, String value) {}
