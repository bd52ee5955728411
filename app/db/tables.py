"""The rows of this room: the answers already given to commands that carry a key."""

from piccolo.columns import JSON, Timestamptz, Varchar
from piccolo.columns.defaults.timestamptz import TimestamptzNow
from piccolo.constraints import Unique

from app.db.rows import Row


class AnswerGiven(Row):
    """The answer to one command of one actor; `answer` is null while the command is still running."""

    actor = Varchar(length=60, null=False)
    action = Varchar(length=120, null=False)
    key = Varchar(length=120, null=False)
    answer = JSON(null=True, default=None)
    given_at = Timestamptz(null=False, default=TimestamptzNow(), index=True)

    one_answer = Unique([actor, action, key])
