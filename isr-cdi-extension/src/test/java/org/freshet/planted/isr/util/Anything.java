package org.freshet.planted.isr.util;

/** Planted: in a package without a job. */
class Anything {}
