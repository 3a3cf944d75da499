package org.freshet.planted.isr.http;

import com.fasterxml.jackson.annotation.PlantedAnnotation;

/** Planted: annotated for Jackson. */
@PlantedAnnotation
class ForJackson {}
