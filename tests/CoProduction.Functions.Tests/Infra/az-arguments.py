"""Checks calls of the Azure CLI against its own tables of commands and arguments.

Run by the Python that the Azure CLI is installed with. Reads calls from standard input, each a line of JSON with the arguments, and prints a line
for each call that the CLI would refuse: an unknown command, an unknown option, or a required one that is missing.
"""
import json
import sys

from azure.cli.core import get_default_cli
from azure.cli.core.commands.arm import register_global_subscription_argument, register_ids_argument
from azure.cli.core.commands.events import EVENT_INVOKER_POST_LOAD_ARGUMENTS, EVENT_INVOKER_PRE_LOAD_ARGUMENTS

EVERYWHERE = {"--output", "--query", "--only-show-errors", "--subscription"}


def options(argument):
    return [str(getattr(name, "target", name)) for name in argument.type.settings.get("options_list") or []]


def words(call):
    return " ".join(call[: next((at for at, word in enumerate(call) if word.startswith("-")), len(call))])


def fault(call, commands):
    name = words(call)
    if name not in commands:
        return f"There is no command 'az {name}'."
    arguments = commands[name].arguments.values()
    known = {option for argument in arguments for option in options(argument)} | EVERYWHERE
    used = {word for word in call if word.startswith("--")}
    for option in sorted(used - known):
        return f"'az {name}' has no option {option}."
    for argument in arguments:
        if argument.type.settings.get("required") and options(argument) and not used & set(options(argument)):
            return f"'az {name}' needs {options(argument)[-1]}."
    return None


calls = [json.loads(line) for line in sys.stdin]
cli = get_default_cli()
register_global_subscription_argument(cli)
register_ids_argument(cli)
cli.invocation = cli.invocation_cls(
    cli_ctx=cli, commands_loader_cls=cli.commands_loader_cls, parser_cls=cli.parser_cls, help_cls=cli.help_cls
)
loader = cli.invocation.commands_loader
loader.load_command_table(None)
for name in sorted({words(call) for call in calls} & set(loader.command_table)):
    cli.invocation.data["command_string"] = name
    cli.raise_event(EVENT_INVOKER_PRE_LOAD_ARGUMENTS, commands_loader=loader)
    loader.load_arguments(name)
cli.raise_event(EVENT_INVOKER_POST_LOAD_ARGUMENTS, commands_loader=loader)
for call in calls:
    found = fault(call, loader.command_table)
    if found:
        print(found)
