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
 * @param seesAll whether code may read parameters that do not select, since the method names those
 *     that do
 * @param watched whether code may read any header through the servlet request, so that somebody has
 *     to watch it
 */
public record DeclaredInputs(
    List<String> query,
    boolean wholeQuery,
    List<String> matrix,
    boolean wholeMatrix,
    List<String> headers,
    boolean seesAll,
    boolean watched) {

  /** Inputs of a method whose code reads no others. */
  public DeclaredInputs(
      List<String> query,
      boolean wholeQuery,
      List<String> matrix,
      boolean wholeMatrix,
      List<String> headers) {
    this(query, wholeQuery, matrix, wholeMatrix, headers, false, false);
  }
}
