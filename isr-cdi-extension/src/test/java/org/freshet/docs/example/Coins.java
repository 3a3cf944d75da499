package org.freshet.docs.example;

/** Money that is counted. */
public record Coins(long cents, String currency) implements Money {}
