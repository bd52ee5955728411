"""The refusals of backup and restore, each with what to do about it."""

from app.errors import NotPossibleNow
from app.sentences import Sentence, say


class BackupRefused(NotPossibleNow):
    """A backup that cannot be written, or a file that must not replace what is there."""

    def __init__(self, message: Sentence, rule: str) -> None:
        super().__init__(message, rule)

    @classmethod
    def because_it_exists(cls) -> "BackupRefused":
        """The file to write is there already."""
        return cls(say("There is already a file of this name. Choose another name."), "backup-exists")

    @classmethod
    def because_it_is_missing(cls) -> "BackupRefused":
        """The file to restore is not there."""
        return cls(say("There is no backup file of this name."), "backup-missing")

    @classmethod
    def because_it_is_damaged(cls) -> "BackupRefused":
        """The file's content is not whole."""
        return cls(say("The backup file is damaged. Nothing was changed. Use another backup."), "backup-damaged")

    @classmethod
    def because_it_is_of_another_kind(cls) -> "BackupRefused":
        """The file is no backup, or one of the other database."""
        return cls(
            say("This file is not a backup of this kind of database. Nothing was changed."), "backup-of-another-kind"
        )

    @classmethod
    def because_it_is_newer(cls) -> "BackupRefused":
        """The file has tables this program does not know yet."""
        return cls(
            say("The backup was made by a newer version of this program. Update the program, then try again."),
            "backup-newer",
        )
