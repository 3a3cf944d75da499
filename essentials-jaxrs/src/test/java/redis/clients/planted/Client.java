package redis.clients.planted;

/** Stands for the client of Redis, for a planted violation. */
public class Client {}
