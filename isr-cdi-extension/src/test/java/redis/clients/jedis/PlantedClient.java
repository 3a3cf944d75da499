package redis.clients.jedis;

/** Stands for the client in the planted violations. */
public interface PlantedClient {}
