# `make help` lists what there is. People and CI run the same commands.

MVN := ./mvnw -B -ntp
BENCHED = $(or $(SERVER),liberty wildfly)

JAVA = $(if $(JAVA_HOME),$(JAVA_HOME)/bin/)java
PAGES ?= 10,1000,100000,1000000
NODES = $(MVN) -q package dependency:build-classpath -pl bench -am $(addprefix -P,$(BENCHED)) -Dmaven.test.skip=true -Dmdep.includeScope=compile -Dmdep.outputFile=target/nodes.classpath
NODES_CLASSPATH = bench/target/classes:$$(cat bench/target/nodes.classpath)

.DEFAULT_GOAL := help
.PHONY: help verify verify-25 verify-demo ci test test-js it-liberty it-wildfly format demo bench-hit bench-parts bench-micro bench-fresh bench-nodes faults conformance clean

help: ## This list
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /\1\t/' | expand -t 14

verify: ## Every test that needs nothing but Java, and the quality gates
	$(MVN) verify

verify-25: ## Build and test on Java 25, where the machine has it
	.ci/run java-25

verify-demo: ## What ./demo promises, and its tour on both servers
	.ci/run demo

ci: ## Everything CI runs: verify, and what it leaves out
	.ci/run

test: ## The unit tests; one class with T=CacheDeciderTest
	$(MVN) test $(if $(T),-Dtest='$(T)' -Dsurefire.failIfNoSpecifiedTests=false)

test-js: ## The tests of the client in JavaScript; needs Node
	node --test partstream-jaxrs/src/test/js/

it-liberty: ## The container tests on Open Liberty; one class with T=PlatformIT
	$(MVN) verify -pl src-it -am -DskipUnitTests -DskipWildFly -Dspotless.check.skip $(if $(T),-Dit.test='$(T)' -Dfailsafe.failIfNoSpecifiedTests=false)

it-wildfly: ## The container tests on WildFly; one class with T=PlatformIT
	$(MVN) verify -pl src-it -am -DskipUnitTests -DskipLiberty -Dspotless.check.skip $(if $(T),-Dit.test='$(T)' -Dfailsafe.failIfNoSpecifiedTests=false)

format: ## Format every file
	$(MVN) spotless:apply

demo: ## Start the bookshop
	./demo

bench-hit: ## What a hit and a miss cost on both servers; on one with SERVER=wildfly
	$(MVN) -q package -pl bench -am $(addprefix -P,$(BENCHED)) -Dmaven.test.skip=true
	$(if $(JAVA_HOME),$(JAVA_HOME)/bin/)java -cp bench/target/classes org.freshet.bench.run.BenchHit bench/target $(BENCHED)

bench-parts: ## What a page of parts costs beside a plain resource, on both servers; on one with SERVER=wildfly
	$(MVN) -q package -pl bench -am $(addprefix -P,$(BENCHED)) -Dmaven.test.skip=true
	$(JAVA) -cp bench/target/classes org.freshet.bench.parts.BenchParts bench/target $(BENCHED)

bench-micro: ## Single steps by JMH: cursors, and decisions of limits beside Bucket4j; one with T=CursorBench
	$(MVN) -q test-compile dependency:build-classpath -pl bench -am -DskipTests -Dmdep.includeScope=test -Dmdep.outputFile=target/micro.classpath
	$(JAVA) -cp bench/target/test-classes:bench/target/classes:$$(cat bench/target/micro.classpath) org.openjdk.jmh.Main -foe true -prof org.freshet.bench.micro.CpuProfiler 'org.freshet.bench.micro.$(or $(T),.*)'

bench-fresh: ## How soon readers see a change, on both servers; on one with SERVER=wildfly
	$(MVN) -q package -pl bench -am $(addprefix -P,$(BENCHED)) -Dmaven.test.skip=true
	$(if $(JAVA_HOME),$(JAVA_HOME)/bin/)java -cp bench/target/classes org.freshet.bench.fresh.BenchFresh bench/target $(BENCHED)

bench-nodes: ## What several nodes on one Redis cost; needs redis-server; other numbers of pages with PAGES=10,1000
	$(NODES)
	$(JAVA) -Dbench.pages=$(PAGES) -cp $(NODES_CLASSPATH) org.freshet.bench.nodes.BenchNodes
	$(JAVA) -cp $(NODES_CLASSPATH) org.freshet.bench.fresh.NodesFresh bench/target $(BENCHED)

faults: ## All that may go wrong between two nodes and Redis, under load; ONLY=killed,hung
	$(NODES)
	$(JAVA) -Dfaults.only=$(ONLY) -cp $(NODES_CLASSPATH) org.freshet.bench.faults.Faults bench/target $(BENCHED)

conformance: ## http-cache-tests from outside; needs Node; another edition with CACHE_TESTS=directory
	.ci/run conformance

clean: ## Remove what was built; the unpacked servers go too
	$(MVN) clean
