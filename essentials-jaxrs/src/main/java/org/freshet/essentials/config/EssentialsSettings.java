package org.freshet.essentials.config;

/**
 * The settings {@code essentials.*} of an application, read once when it is deployed.
 *
 * @param problem those of problems
 * @param rateLimit those of rate limits
 * @param lifecycle those of deprecation and versions
 * @param paging those of pages
 * @param crud those of resources that are made of an entity
 * @param http those of what concerns every exchange
 * @param access those of who may do what
 * @param webhook those of webhooks
 * @param redis those of what nodes share
 */
public record EssentialsSettings(
    ProblemSettings problem,
    RateLimitSettings rateLimit,
    LifecycleSettings lifecycle,
    PagingSettings paging,
    CrudSettings crud,
    HttpSettings http,
    AccessSettings access,
    WebhookSettings webhook,
    RedisSettings redis) {}
