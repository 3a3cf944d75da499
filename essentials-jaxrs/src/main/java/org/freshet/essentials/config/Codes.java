package org.freshet.essentials.config;

/**
 * The codes of this module's messages, by room: 000 to 009 settings, 010 to 019 problems, 020 to
 * 039 rate limits, 040 to 049 lifecycle, 050 to 059 what concerns every exchange, 060 to 089 who
 * may do what, 090 to 099 descriptions, 100 to 109 pages, 110 to 129 webhooks.
 */
public final class Codes {

  /** A setting has a value that breaks its rule. */
  public static final String SETTING = "ESS0001";

  /** A setting of this module's prefix that does not exist. */
  public static final String UNKNOWN_SETTING = "ESS0002";

  /** A request failed by an exception that nobody foresaw. */
  public static final String UNHANDLED = "ESS0010";

  /** A definition of {@code @ProblemType} is wrong. */
  public static final String PROBLEM_TYPE = "ESS0011";

  /** A member of {@code @RateLimited} has a value that breaks its rule. */
  public static final String LIMIT_VALUE = "ESS0020";

  /** {@code @RateLimited} names a policy that is not configured. */
  public static final String LIMIT_POLICY = "ESS0021";

  /** {@code @RateLimited} has a key that does not exist, or a resolver that cannot be made. */
  public static final String LIMIT_KEY = "ESS0022";

  /** {@code @RateLimited} stands where nothing is called by HTTP. */
  public static final String LIMIT_PLACE = "ESS0023";

  /** Requests could not be counted. */
  public static final String LIMIT_UNAVAILABLE = "ESS0030";

  /** A definition of {@code @DeprecatedApi} is wrong. */
  public static final String DEPRECATION = "ESS0040";

  /** An observer of this module's events failed. */
  public static final String OBSERVER = "ESS0050";

  /** API keys cannot be looked up. */
  public static final String KEYS_UNAVAILABLE = "ESS0060";

  /** What {@code essentials.keys.store} or {@code essentials.revocation.store} needs is missing. */
  public static final String STORE_UNUSABLE = "ESS0061";

  /** It could not be told whether tokens are revoked. */
  public static final String REVOCATION_UNAVAILABLE = "ESS0070";

  /** A definition of {@code @PermissionsAllowed} is wrong. */
  public static final String PERMISSION = "ESS0080";

  /** A definition of {@code @ChecksPermissions} is wrong. */
  public static final String PERMISSION_CHECKER = "ESS0081";

  /** The OpenAPI document of the application could not be told anything. */
  public static final String OPENAPI = "ESS0090";

  /** A definition of {@code @Paginated} is wrong. */
  public static final String PAGING = "ESS0100";

  /** Cursors need keys, and none are set. */
  public static final String PAGING_KEYS = "ESS0101";

  /** A key for cursors was made up, since this is development. */
  public static final String PAGING_KEY_MADE_UP = "ESS0102";

  /** A definition of {@code @WebhookReceiver} is wrong. */
  public static final String WEBHOOK_RECEIVER = "ESS0110";

  /** The outbox of webhooks cannot be read or written. */
  public static final String WEBHOOK_OUTBOX = "ESS0111";

  /** A message was given up. */
  public static final String WEBHOOK_DEAD = "ESS0112";

  /** An endpoint is gone, and is told nothing any more. */
  public static final String WEBHOOK_GONE = "ESS0113";

  /** The secret of an endpoint cannot be opened. */
  public static final String WEBHOOK_UNSIGNED = "ESS0114";

  /** It could not be told whether a message was accepted before. */
  public static final String WEBHOOK_SEEN_UNAVAILABLE = "ESS0115";

  /** An attempt failed for a reason that nobody has thought of. */
  public static final String WEBHOOK_FAILED = "ESS0116";

  private Codes() {}
}
