    if test $filefilter -eq 1; or test $dirfilter -eq 1
        # Offer folders and, unless only these are wanted, the files with one of the endings. A word may begin with --flag=.
        set -l word (commandline -ct)
        set -l flag (string match -r -- '^-[^=]*=' $word)
        set -l path (string replace -r -- '^-[^=]*=' '' $word)
        set -l endings (string join '|' (string replace -r -- '^-[^=]*=' '' $__revops_comp_results))
        set -l wanted '/(\t|$)'
        if test $filefilter -eq 1
            set wanted "(?i)(/|\.($endings))(\t|\$)"
        end
        set --global __revops_comp_results
        for name in (complete -C "__fish_command_without_completions $path")
            if string match -q -r -- $wanted $name
                set --global --append __revops_comp_results "$flag$name"
            end
        end
        return 0
    end
