-- Those of operations who did something, to be found when their own account is erased.
create index order_transition_by_operator on order_transition (who) where who is not null;
create index order_return_by_operator on order_return (settled_by) where settled_by is not null;
