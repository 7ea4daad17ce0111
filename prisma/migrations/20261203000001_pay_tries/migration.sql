-- Wrong answers on the pay page over all links of a customer, since the first of them: many links are no more tries.
create table pay_tries (
  customer_id uuid primary key references customers (id),
  tries smallint not null,
  since timestamptz(3) not null
);
