-- What is known of each of KEYS: the second, or nothing.
return redis.call('MGET', unpack(KEYS))
