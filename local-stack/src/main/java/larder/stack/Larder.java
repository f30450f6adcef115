package larder.stack;

import larder.embedded.StartFailed;
import larder.stack.edge.UnexpectedReply;
import larder.stack.folder.FolderInUse;
import larder.stack.folder.NotRunning;
import larder.stack.run.ServiceFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code larder} command. */
@Command(
        name = "larder",
        description = "A household that is never out of anything: Larder on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            PressCommand.class,
            ImportCommand.class,
            AuditCommand.class,
            ReplayCommand.class,
            InitCommand.class,
            JoinCommand.class
        })
public final class Larder {

    private static final int FAILED = 1;

    private Larder() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Larder())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    if (isForTheUser(failure)) {
                        command.getErr().println(failure.getMessage());
                    } else {
                        failure.printStackTrace(command.getErr());
                    }
                    return FAILED;
                });
    }

    /** Whether the message says all there is to say. */
    private static boolean isForTheUser(Exception failure) {
        return failure instanceof FolderInUse
                || failure instanceof NotRunning
                || failure instanceof ServiceFailed
                || failure instanceof StartFailed
                || failure instanceof UnexpectedReply;
    }
}
