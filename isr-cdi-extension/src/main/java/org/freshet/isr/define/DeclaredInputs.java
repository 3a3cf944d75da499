package org.freshet.isr.define;

import java.util.List;

/**
 * What selects between the responses of a method, beside its path.
 *
 * @param query the names of query parameters, sorted
 * @param wholeQuery whether every query parameter selects, because code may read any of them
 * @param matrix the names of matrix parameters, sorted
 * @param wholeMatrix whether every matrix parameter selects
 * @param headers the names of request headers, lower case, sorted
 */
public record DeclaredInputs(
    List<String> query,
    boolean wholeQuery,
    List<String> matrix,
    boolean wholeMatrix,
    List<String> headers) {}
