package org.freshet.isr.admin.explain;

import java.time.Instant;
import java.util.List;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.TagsRaised;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.meter.Refusal;
import org.freshet.isr.policy.Freshness;
import org.jspecify.annotations.Nullable;

/**
 * Why a page is cached, or not.
 *
 * @param url the address, with the base under which it is kept
 * @param verdict what a visitor would meet
 * @param sentence the same for people
 * @param methods the {@code @Isr} methods that answer there, as far as is known
 * @param variants what is stored for its path; those that answer this very address first
 * @param refusal when and why a response of this path was not stored last, null if that is not
 *     known
 * @param renewal its latest renewal, null if none is known
 */
public record Explanation(
    String url,
    Verdict verdict,
    String sentence,
    List<Answering> methods,
    List<Variant> variants,
    @Nullable Refusal refusal,
    @Nullable Renewal renewal) {

  /**
   * An {@code @Isr} method.
   *
   * @param route the method, {@code com.acme.PostResource.get}
   * @param template its path template
   * @param lifetimes how long its responses live, unless they say otherwise themselves
   * @param ofResponse whether the responses say themselves how long they live
   * @param query the query parameters that select, {@code *} for all of them
   * @param headers the request fields that select
   * @param front whether the door in front may answer for it
   * @param why why it may or may not
   */
  public record Answering(
      String route,
      String template,
      Lifetimes lifetimes,
      boolean ofResponse,
      List<String> query,
      List<String> headers,
      boolean front,
      String why) {}

  /**
   * A stored response.
   *
   * @param url where it was asked for first
   * @param asked whether it answers the address that was asked about
   * @param key its key
   * @param route the method that produced it
   * @param freshness what may be done with it
   * @param age its age in seconds
   * @param ttl the seconds of lifetime left, negative if it is stale
   * @param producedAt when it was produced
   * @param pin the last raise its producer knew of
   * @param bytes the length of its body
   * @param lifetimes how long it lives
   * @param tags what it depends on
   */
  public record Variant(
      String url,
      boolean asked,
      String key,
      String route,
      Freshness freshness,
      long age,
      long ttl,
      Instant producedAt,
      long pin,
      int bytes,
      Lifetimes lifetimes,
      List<TagState> tags) {}

  /**
   * A tag of a stored response.
   *
   * @param tag the tag
   * @param staleSince when it was raised first since the response was produced, null if it was not
   * @param expired whether it was expired since then
   * @param last the last raise that concerned it, null if it is not among the latest of this node
   */
  public record TagState(
      String tag, @Nullable Instant staleSince, boolean expired, @Nullable TagsRaised last) {}
}
