-- The same site, grown from an older one that kept everything as text: then anything can stand in a date.
alter table enc modify Date varchar(30), modify StartTime varchar(30), modify EndTime varchar(30), modify STATUS varchar(100) default 'PEN', modify arrivedTime varchar(30);
alter table Users modify ptDob varchar(30), modify sex varchar(40);
