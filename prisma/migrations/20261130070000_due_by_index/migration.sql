-- A batch is 32 cases by their keys, whatever the size of the desk: on one of some thousand cases the planner, which takes
-- a list of unknown length for a hundred rows, read the whole table instead.
alter function claim_due(integer) set enable_seqscan = off;
alter function append_to_cases(json, json, json, json) set enable_seqscan = off;
