package org.freshet.essentials.keys;

/** Keys in this process. */
class MemoryKeysTest extends ApiKeyStoreContract {

  @Override
  ApiKeyStore store() {
    return ApiKeyStore.inMemory();
  }
}
