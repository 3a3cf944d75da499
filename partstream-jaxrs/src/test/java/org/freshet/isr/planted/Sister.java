package org.freshet.isr.planted;

/** Stands for the sister module, for a planted violation. */
public class Sister {}
