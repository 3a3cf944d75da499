package org.freshet.isr.config;

/**
 * The codes of this library's messages, by room: 000 to 009 settings, 010 to 029 {@code @Isr}, 030
 * to 049 entities and transactions, 050 to 059 renewal, 060 to 069 edges, 070 to 079 doors, 080 to
 * 094 cached and safe calls, 095 to 099 observing, 100 to 109 operators, 130 to 139 Redis, 140 to
 * 149 messaging.
 */
public final class Codes {

  /** A setting has a value that breaks its rule. */
  public static final String SETTING = "ISR0001";

  /** A setting of this library's prefix that does not exist. */
  public static final String UNKNOWN_SETTING = "ISR0002";

  /** A number of {@code @Isr} is out of range. */
  public static final String ISR_RANGE = "ISR0010";

  /** {@code @Isr} stands on something that is not a {@code GET} method of a resource. */
  public static final String ISR_PLACE = "ISR0011";

  /** A tag template is malformed, or names what does not exist. */
  public static final String ISR_TEMPLATE = "ISR0012";

  /** A selecting header is malformed or refused. */
  public static final String ISR_VARY = "ISR0013";

  /** A method reads an input that belongs to one visitor. */
  public static final String ISR_INPUT = "ISR0014";

  /** A tag resolver cannot be made. */
  public static final String ISR_RESOLVER = "ISR0015";

  /** A query parameter name is malformed. */
  public static final String ISR_QUERY = "ISR0016";

  /** What selects beside the inputs of a method is wrong: language, device, tenant, roles. */
  public static final String ISR_VARIANT = "ISR0017";

  /** A tag could not be resolved for a response. */
  public static final String UNRESOLVED_TAG = "ISR0020";

  /** A response could not be stored because of a failure of this library. */
  public static final String STORE_FAILED = "ISR0021";

  /** A response is not stored because of what it read or said. */
  public static final String NOT_STORED = "ISR0022";

  /** A request came for one host too many. */
  public static final String TOO_MANY_HOSTS = "ISR0023";

  /** A method read what does not select, so that its response is not stored. */
  public static final String UNKEYED_INPUT = "ISR0024";

  /** A write succeeded, and what it invalidates could not be told. */
  public static final String NOT_INVALIDATED = "ISR0025";

  /** The tenant of a request could not be told. */
  public static final String UNKNOWN_TENANT = "ISR0026";

  /** A template of {@code @TaggedEntity} is malformed, or names what does not exist. */
  public static final String ENTITY_TEMPLATE = "ISR0030";

  /** The tags of a changed entity could not be told; its namespaces are raised instead. */
  public static final String ENTITY_TAGS = "ISR0031";

  /** A change could not be joined to its transaction; it is raised at once. */
  public static final String NOT_JOINED = "ISR0032";

  /** The tags of a transaction about to commit could not be entered as owed. */
  public static final String NOT_OWED = "ISR0033";

  /** What a transaction changed could not be handed over after its end. */
  public static final String NOT_HANDED_OVER = "ISR0034";

  /** Entities are changed outside of JTA transactions. */
  public static final String OUTSIDE_TRANSACTION = "ISR0035";

  /** Nothing receives the changes of entities. */
  public static final String NO_RECEIVER = "ISR0036";

  /** A tagged entity has no listener, or is in no unit that is known. */
  public static final String NOT_ATTACHED = "ISR0037";

  /** A persistence unit is not known, so that its second-level cache cannot be kept coherent. */
  public static final String UNKNOWN_UNIT = "ISR0038";

  /** A descriptor of persistence units cannot be read. */
  public static final String PERSISTENCE_XML = "ISR0039";

  /** The tags of a loaded entity could not be told; those of any of its kind stand in. */
  public static final String LOADED_TAGS = "ISR0040";

  /** A definition of {@code @RevalidatesEntity} is wrong. */
  public static final String BULK_METHOD = "ISR0041";

  /** A statement changed a tagged entity past its listeners, and nobody said so. */
  public static final String UNSEEN_STATEMENT = "ISR0042";

  /** An outbox is wanted, and there can be none. */
  public static final String OUTBOX_UNUSABLE = "ISR0043";

  /** The outbox could not be read. */
  public static final String OUTBOX_FAILED = "ISR0044";

  /** What a lost node owed is raised from the outbox. */
  public static final String OUTBOX_DELIVERED = "ISR0045";

  /** A raise could not be completed and is repeated. */
  public static final String RAISE_FAILED = "ISR0050";

  /** A page could not be renewed. */
  public static final String RENEWAL_FAILED = "ISR0051";

  /** Nothing can be renewed: the origin of warm-ups is unknown. */
  public static final String NO_ORIGIN = "ISR0052";

  /** An observer of this library's events failed. */
  public static final String OBSERVER_FAILED = "ISR0053";

  /** Second-level caches could not forget a changed entity. */
  public static final String EVICTION_FAILED = "ISR0054";

  /** Renewal pauses, or goes on after a pause. */
  public static final String RENEWAL_PAUSED = "ISR0055";

  /** A node goes on with what a lost one has left. */
  public static final String RAISE_TAKEN_OVER = "ISR0056";

  /** The server refused to run a task behind. */
  public static final String TASK_REFUSED = "ISR0057";

  /** The server has no managed executor; two threads of the library's own stand in. */
  public static final String OWN_THREADS = "ISR0058";

  /** A task behind failed. */
  public static final String TASK_FAILED = "ISR0059";

  /** An edge is chosen and cannot be used. */
  public static final String EDGE_UNUSABLE = "ISR0060";

  /** An edge cannot be told what has changed; it is told again. */
  public static final String EDGE_FAILING = "ISR0061";

  /** An edge was never told of something that has changed. */
  public static final String EDGE_LOST = "ISR0062";

  /** What the application's front does, said once at start. */
  public static final String FRONT = "ISR0070";

  /** The template of a page cannot be reached, since Jakarta REST answers its path. */
  public static final String TEMPLATE_UNREACHED = "ISR0071";

  /** A member of {@code @CachedFor} or {@code @SafeCall} has a value that breaks its rule. */
  public static final String CALL_VALUE = "ISR0080";

  /** {@code @CachedFor} or {@code @SafeCall} stands on a method that it cannot serve. */
  public static final String CALL_PLACE = "ISR0081";

  /** A tag template of {@code @CachedFor} is malformed, or names what does not exist. */
  public static final String CALL_TEMPLATE = "ISR0082";

  /** A parameter has no canonical text. */
  public static final String CALL_KEY = "ISR0083";

  /** A value of a secured method would be shared. */
  public static final String CALL_SECURED = "ISR0084";

  /** A fallback does not fit its method. */
  public static final String CALL_FALLBACK = "ISR0085";

  /** A call failed, and something else was returned. */
  public static final String CALL_DEGRADED = "ISR0090";

  /** A value could not be renewed behind. */
  public static final String CALL_NOT_RENEWED = "ISR0091";

  /** A value is not kept, since one of its tags could not be told. */
  public static final String CALL_UNRESOLVED = "ISR0092";

  /** A value cannot be shared with other nodes. */
  public static final String CALL_NOT_SHARED = "ISR0093";

  /** OpenTelemetry is there, but cannot be told anything. */
  public static final String TELEMETRY = "ISR0095";

  /** An operator has done something. */
  public static final String OPERATED = "ISR0100";

  /** Something that an operator's request wanted was refused. */
  public static final String OPERATION_REFUSED = "ISR0101";

  /** The operator's resource is switched on, but cannot be registered. */
  public static final String NO_ADMIN = "ISR0102";

  /** A request of an operator failed. */
  public static final String ADMIN_FAILED = "ISR0103";

  /** Redis is configured, but cannot be used as it is. */
  public static final String REDIS_UNUSABLE = "ISR0130";

  /** Redis does not answer, or answers again. */
  public static final String REDIS_AWAY = "ISR0131";

  /** The order of raises was lost or left, and a node joins another one. */
  public static final String REDIS_ORDER = "ISR0132";

  /** How Redis is set up cannot be checked. */
  public static final String REDIS_UNCHECKED = "ISR0133";

  /** Nodes share pages, and one of them has a second-level cache that cannot be kept coherent. */
  public static final String SHARED_CACHE = "ISR0134";

  /** The queue is to be on Jakarta Messaging, and the server has not what it needs. */
  public static final String MESSAGING_UNUSABLE = "ISR0140";

  /** The messaging of the server does not answer, or answers again. */
  public static final String MESSAGING_AWAY = "ISR0141";

  private Codes() {}
}
