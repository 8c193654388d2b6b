-- The life of an entry: what it renews (续期、换证), and the files that prove it.

-- The entry that this one renewed, of the same register and of the same enterprise. Set when it is made, never changed.
alter table register_entry add column follows uuid;
alter table register_entry add check (follows <> id);
alter table register_entry add foreign key (authority_id, follows) references register_entry (authority_id, id);
create index register_entry_by_follows on register_entry (authority_id, follows) where follows is not null;
