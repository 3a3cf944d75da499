package org.freshet.isr.http;

import java.util.List;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/**
 * How a stored response answers one request: whole, in part, or not at all because the client has
 * it.
 *
 * <p>Immutable and thread-safe; the body is that of the stored response and must not be changed.
 *
 * @param status 304, 412, 206, 416 or the stored status
 * @param headers the fields to send, without {@code Content-Length} and {@code Date}; unmodifiable
 * @param body holds the bytes to send
 * @param offset where they begin
 * @param length how many there are; 0 for an answer to HEAD
 * @param contentLength the value of {@code Content-Length}: for HEAD that of the answer to GET; -1
 *     if the field must not be sent
 */
public record Answer(
    int status, List<Header> headers, byte[] body, int offset, int length, int contentLength) {

  private static final byte[] EMPTY = {};
  private static final int NO_LENGTH = -1;

  /**
   * The answer with all stored fields, those of the application's response filters included: for a
   * door in front of those filters.
   *
   * @param request the fields of a GET or HEAD request
   * @param head whether it is HEAD
   * @param response what was chosen from the store
   * @param served how it is served
   */
  public static Answer to(
      RequestFields request, boolean head, StoredResponse response, Served served) {
    return choose(request, head, response, new AnswerFields(response, response.headers(), served));
  }

  /**
   * The answer with only the {@linkplain StoredResponse#own() fields that the resource set}: for a
   * door behind which the application's response filters run. Otherwise as {@link #to}.
   */
  public static Answer ownTo(
      RequestFields request, boolean head, StoredResponse response, Served served) {
    List<Header> own = response.headers().subList(0, response.own());
    return choose(request, head, response, new AnswerFields(response, own, served));
  }

  private static Answer choose(
      RequestFields request, boolean head, StoredResponse response, AnswerFields fields) {
    // RFC 9110, section 13.2.1: preconditions are about what would be a success.
    if (response.status() / 100 != 2) {
      return whole(head, response, fields);
    }
    return switch (Preconditions.evaluate(request, response)) {
      case NOT_MODIFIED -> new Answer(304, fields.notModified(), EMPTY, 0, 0, NO_LENGTH);
      case FAILED -> new Answer(412, fields.failed(), EMPTY, 0, 0, 0);
      case PROCEED -> ranged(request, head, response, fields);
    };
  }

  /** RFC 9110, section 14.2: ranges are for GET, and for what would be a 200. */
  private static Answer ranged(
      RequestFields request, boolean head, StoredResponse response, AnswerFields fields) {
    @Nullable String wanted = head || response.status() != 200 ? null : request.value("Range");
    if (wanted == null) {
      return whole(head, response, fields);
    }
    ByteRange range = ByteRange.of(wanted, request.value("If-Range"), response);
    String contentRange = range.contentRange(response.body().length);
    return switch (range.extent()) {
      case WHOLE -> whole(false, response, fields);
      case UNSATISFIABLE -> new Answer(416, fields.unsatisfiable(contentRange), EMPTY, 0, 0, 0);
      case PART ->
          new Answer(
              206,
              fields.part(contentRange),
              response.body(),
              range.offset(),
              range.length(),
              range.length());
    };
  }

  private static Answer whole(boolean head, StoredResponse response, AnswerFields fields) {
    byte[] body = response.body();
    return head
        ? new Answer(response.status(), fields.whole(), EMPTY, 0, 0, body.length)
        : new Answer(response.status(), fields.whole(), body, 0, body.length, body.length);
  }
}
