-- Gives pages of a tag, in their order.
--
-- KEYS  pages of the tag
-- ARGV  1 after which one, as ZRANGEBYLEX takes it, 2 most pages

return redis.call('ZRANGEBYLEX', KEYS[1], ARGV[1], '+', 'LIMIT', '0', ARGV[2])
