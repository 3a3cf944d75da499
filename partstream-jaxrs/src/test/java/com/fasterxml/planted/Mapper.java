package com.fasterxml.planted;

/** Stands for Jackson, for a planted violation. */
public class Mapper {}
