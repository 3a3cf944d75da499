package com.fasterxml.jackson.annotation;

/** Stands for one of Jackson's in the planted violations. */
public @interface PlantedAnnotation {}
