package org.freshet.planted.isr.store;

/** Planted: the store itself, which decisions must not know. */
public interface StoreDoor {}
