"""A cluster that exists, on one machine: ``make cluster-test``. Two databases under Patroni and etcd, HAProxy in front,
three servers of ours, fifty people who write; what may fail is made to, and every save that was acknowledged is there.

It needs Debian's packages patroni, etcd-server and haproxy; PostgreSQL itself comes with the tests' own wheel. All of
it listens on 127.0.0.1 and ends with the test.
"""
